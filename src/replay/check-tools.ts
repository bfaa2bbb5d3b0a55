// Compares the tools that ran with those that a file expects: a turn's exact list, or a sequence over the whole call.
import { mismatches } from './compare.ts';
import type { Path, Report } from './difference.ts';
import type { ToolExpectation } from './transcript-format.ts';
import type { ToolRecord } from './turn-record.ts';

/** Their outcome has keys of its own, so they count only where they are named. */
const SEEN_ELSEWHERE = ['transfer_call', 'end_call'];

export interface CheckedTools {
  expected: readonly ToolExpectation[];
  actual: readonly ToolRecord[];
  path: Path;
  label: string;
}

/** These tools and no others, in this order. */
export function checkToolList({ expected, actual, path, label }: CheckedTools, report: Report): void {
  const counts = ({ tool }: { tool: string }) =>
    !SEEN_ELSEWHERE.includes(tool) || expected.some((item) => item.tool === tool);
  const ran = actual.filter(counts);
  const names = { expected: expected.map(({ tool }) => tool), actual: ran.map(({ tool }) => tool) };
  if (names.expected.join() !== names.actual.join()) {
    report({ type: 'tool', path, what: `${label}: tools`, ...names });
    return;
  }
  expected.forEach((item, index) => checkTool(item, ran[index], { path: [...path, index], label }, report));
}

/** These tools in this order, whatever came between. */
export function checkToolSequence({ expected, actual, path, label }: CheckedTools, report: Report): void {
  let from = 0;
  expected.forEach((item, index) => {
    const found = actual.findIndex((record, at) => at >= from && fits(item, record));
    if (found >= 0) {
      from = found + 1;
      return;
    }
    const rest = actual.slice(from);
    const namesake = rest.find(({ tool }) => tool === item.tool);
    if (namesake) checkTool(item, namesake, { path: [...path, index], label }, report);
    else
      report({
        type: 'tool',
        path: [...path, index],
        what: `${label}: tools`,
        expected: item.tool,
        actual: rest.map(({ tool }) => tool),
      });
  });
}

function fits({ tool, args = {}, result = {} }: ToolExpectation, record: ToolRecord): boolean {
  return (
    record.tool === tool &&
    mismatches(args, record.args).length === 0 &&
    mismatches(result, record.result ?? {}).length === 0
  );
}

function checkTool(
  item: ToolExpectation,
  record: ToolRecord | undefined,
  { path, label }: { path: Path; label: string },
  report: Report,
): void {
  for (const { at, expected, actual } of mismatches(item.args ?? {}, record?.args))
    report({ type: 'argument', path, what: `${label}: ${join(item.tool, at)}`, expected, actual });
  if (item.result === undefined) return;
  for (const { at, expected, actual } of mismatches(item.result, record?.result))
    report({ type: 'result', path, what: `${label}: ${join(item.tool, at)}`, expected, actual });
}

function join(tool: string, at: string): string {
  return at === '' ? tool : `${tool} ${at}`;
}
