import { expect, it } from "vitest";
import vectors from "../../../tests/vectors/chain.json";
import { type Agent, type Application, chain, type StepId } from "../../src/lib/chain.ts";
import { parseInstant } from "../../src/lib/hours.ts";
import { parseSite } from "../../src/lib/parse.ts";
import type { Site, Stored } from "../../src/lib/types.ts";

const all = parseSite({ services: Object.values(vectors.services) } as Stored<Site>).services;

it.each(vectors.cases)("still today: $name", (vector) => {
  const services = vector.services.flatMap((name) => all.filter(({ id }) => id === name));
  const hours = { services, holidays: vectors.holidays, holidaysUntil: vectors.holidaysUntil };
  const way = {
    application: vector.application as Application | null,
    agent: vector.agent as Agent | null,
    start: vector.start as StepId,
  };
  expect(chain(hours, parseInstant(vector.at), way)).toEqual({ at: vector.at, ...vector.expect });
});
