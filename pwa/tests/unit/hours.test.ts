import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/hours.json";
import { formatInstant, parseInstant, stateAt } from "../../src/lib/hours";
import { parseSite } from "../../src/lib/parse";
import type { Service, Site, Stored } from "../../src/lib/types";

const services = parseSite({ services: Object.values(vectors.services) } as Stored<Site>).services;

function service(id: string): Service {
  const found = services.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return found;
}

describe("the vectors of service hours", () => {
  it.each(vectors.cases)("$name", (vector) => {
    const { holidays = vectors.holidays, holidaysUntil = vectors.holidaysUntil } = vector as {
      holidays?: string[];
      holidaysUntil?: string;
    };
    const found = stateAt(service(vector.service), holidays, holidaysUntil, parseInstant(vector.at));
    expect(found).toEqual({ id: vector.service, ...vector.expect });
  });

  it.each(vectors.refusedInstants)("refuses %j as an instant", (text) => {
    expect(() => parseInstant(text)).toThrow(RangeError);
  });
});

it("writes an instant in Japan's time whatever the phone's zone is", () => {
  expect(formatInstant(parseInstant("2026-11-22T23:30:00Z"))).toBe("2026-11-23T08:30:00+09:00");
});
