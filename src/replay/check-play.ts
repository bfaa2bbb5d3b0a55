// What holds for every turn of every transcript, whatever its file expects: steps used up, no surprise, no secret.
import type { Call } from '../call/create-call.ts';
import { isUseless } from '../call/model/bad-answer.ts';
import type { CallEvent } from '../domain/call-event.ts';
import type { Path, Report } from './difference.ts';
import { hasTrouble, heldSecrets } from './play-helpers.ts';
import type { RecordedModel } from './recorded-model.ts';
import { isOver } from './staged-line.ts';
import type { Transcript, Turn } from './transcript-format.ts';
import type { TurnRecord } from './turn-record.ts';

export interface PlayedTurn {
  turn: Turn;
  path: Path;
  /** For people: "turn 2". */
  label: string;
}

/** Each step that the file has was asked for, and no other. */
export function checkSteps({ turn, path, label }: PlayedTurn, model: RecordedModel, report: Report): void {
  const what = `${label}: model`;
  for (const position of model.leftover) {
    const step = turn.model[position];
    report({
      type: 'leftover_step',
      path: [...path, 'model', position],
      what,
      expected: step,
      actual: 'nobody asked for it',
    });
  }
  for (const asked of model.missing)
    report({
      type: 'missing_step',
      path: [...path, 'model'],
      what,
      expected: `${turn.model.length} steps`,
      actual: asked,
    });
}

/** What the file breaks was used, or the turn is not about it. */
export function checkFaults(
  { turn, path, label }: PlayedTurn,
  struck: readonly string[],
  report: Report,
): void {
  for (const name of [...Object.keys(turn.fails ?? {}), ...(turn.hangs ?? [])])
    if (!struck.includes(name))
      report({
        type: 'error',
        path,
        what: `${label}: fails`,
        expected: `${name} to be called`,
        actual: 'nobody called it',
      });
}

/** Nothing went wrong that the file does not know of. */
export function checkSurprises(
  { turn, path, label }: PlayedTurn,
  record: TurnRecord,
  unsaid: readonly string[],
  report: Report,
): void {
  if (unsaid.length > 0)
    report({
      type: 'handoff',
      path: [...path, 'during_handoff'],
      what: `${label}: during_handoff`,
      expected: 'a handoff',
      actual: 'there was none',
    });
  if (hasTrouble(turn)) return;
  if (record.unreached.length > 0 && !turn.expect.unreached)
    report({ type: 'handoff', path, what: `${label}: unreached`, expected: [], actual: record.unreached });
  for (const { source, message } of record.errors) {
    // A recorded answer that was of no use is a part of the call.
    if (source === 'model' && turn.model.length > 0 && isUseless(message)) continue;
    report({
      type: 'error',
      path,
      what: `${label}: errors`,
      expected: 'none',
      actual: `${source}: ${message}`,
    });
  }
}

/** Coordinator and session agree on who speaks, and no handoff is left half done. */
export function checkAgreement(call: Call, path: Path, report: Report): void {
  const { active, pending } = call.coordinator.context;
  const speaker = isOver(call) ? active : call.session.currentAgent.id;
  if (speaker !== active || pending)
    report({
      type: 'state',
      path,
      what: 'machine and session',
      expected: active,
      actual: pending ?? speaker,
    });
}

/** No verification answer and no number has come into the log. */
export function checkSecrets(
  transcript: Transcript,
  events: readonly CallEvent[],
  path: Path,
  report: Report,
): void {
  for (const secret of heldSecrets(transcript, events))
    report({
      type: 'error',
      path,
      what: 'the log',
      expected: 'no verification answer in it',
      actual: secret,
    });
}
