// Measures routing: which specialist serves an utterance (strict rows first, then with the debatable label accepted,
// then all), with the weights that are shipped, and cross-validated.
import { z } from 'zod';
import { ESCALATION_HEADS } from '../../src/understand/escalation-learned.ts';
import { routeIntent, type Intent } from '../../src/understand/intent.ts';
import { WISH_HEADS } from '../../src/understand/intent-learned.ts';
import { readModel } from '../../src/understand/learned-model.ts';
import { ratio } from './figures.ts';
import { crossValidate } from './learning/folds.ts';
import { trainEscalation, trainWishes } from './learning/plans.ts';

const Label = z.enum(['scheduling', 'billing', 'cancellation', 'human', 'other']);
const Row = z.object({
  id: z.string(),
  text: z.string(),
  label: Label,
  alt: z.array(Label),
  strict: z.boolean(),
});
type Row = z.infer<typeof Row>;
type Routed = Row & { readonly understood: Intent };

export function measure(
  rows: unknown[],
  folder: string,
): Record<string, unknown> & { rows: number; correct: number } {
  const parsed = rows.map((value) => Row.parse(value));
  const fitted = parsed.map((row) => ({ ...row, understood: routeIntent(row.text) }));
  const held = crossValidate(parsed, (use) => {
    const escalation = readModel(trainEscalation(folder, use), ESCALATION_HEADS);
    const wishes = readModel(trainWishes(folder, use), WISH_HEADS);
    return ({ text }) => routeIntent(text, { escalation, wishes });
  });
  const crossValidated = parsed.map((row) => ({ ...row, understood: held.get(row) ?? 'other' }));
  return {
    ...figures(fitted),
    crossValidated: figures(crossValidated),
    confusion: confusion(crossValidated),
    wrong: fitted.filter((row) => !isAccepted(row)).map((row) => row.id),
  };
}

function figures(routed: readonly Routed[]): Record<string, unknown> & { rows: number; correct: number } {
  const strict = routed.filter((row) => row.strict);
  return {
    rows: routed.length,
    correct: routed.filter(isExact).length,
    strict: { rows: strict.length, accuracy: ratio(strict.filter(isExact).length, strict.length) },
    withAlternatives: ratio(routed.filter(isAccepted).length, routed.length),
    all: ratio(routed.filter(isExact).length, routed.length),
  };
}

function isExact({ understood, label }: Routed): boolean {
  return understood === label;
}

function isAccepted({ understood, label, alt }: Routed): boolean {
  return understood === label || alt.includes(understood);
}

/** By label, how many strict rows were understood as what. */
function confusion(routed: readonly Routed[]): Record<string, Record<string, number>> {
  const strict = routed.filter((row) => row.strict);
  return Object.fromEntries(
    Label.options.map((label) => [
      label,
      Object.fromEntries(
        Label.options.map((understood) => [
          understood,
          strict.filter((row) => row.label === label && row.understood === understood).length,
        ]),
      ),
    ]),
  );
}
