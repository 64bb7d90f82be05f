/** What can go wrong when a signal is asked: errors that carry their faults as data. */
import type { Fault } from "./types";

function spell(faults: readonly Fault[]): string {
  return faults.map((fault) => `${fault.path}: ${fault.message}`).join("; ");
}

/** A signal that cannot be asked as it stands; carries all its faults. */
export class SignalRefused extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(spell(faults));
    this.name = "SignalRefused";
  }
}

/** A system id that nobody declared; carries the known ids. */
export class UnknownSystem extends Error {
  constructor(
    readonly system: string,
    readonly known: readonly string[],
  ) {
    super(`unknown system ${system}`);
    this.name = "UnknownSystem";
  }
}

/** Answers to questions or with values that a flow does not have; carries all faults. */
export class AnswersRefused extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(spell(faults));
    this.name = "AnswersRefused";
  }
}
