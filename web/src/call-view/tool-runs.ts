// The tools of a call, each with how it went.
import type { CallEvent } from '../../../src/domain/call-event.ts';
import type { ToolRun } from './call-view.ts';

export function toolsAfter(tools: readonly ToolRun[], { type, data, at }: CallEvent): readonly ToolRun[] {
  switch (type) {
    case 'tool.started':
      return [
        ...tools,
        {
          id: data.toolCallId,
          agent: data.agent,
          tool: data.tool,
          args: data.args,
          startedAt: at,
          outcome: { status: 'running' },
        },
      ];
    case 'tool.succeeded':
      return settle(tools, data.toolCallId, { status: 'success', ms: data.ms, result: data.result });
    case 'tool.failed': {
      const { ms, code, message } = data;
      return settle(tools, data.toolCallId, { status: 'error', ms, code, message });
    }
    default:
      return tools;
  }
}

/** The latest run of that id: models have been seen to use an id twice. */
function settle(tools: readonly ToolRun[], id: string, outcome: ToolRun['outcome']): readonly ToolRun[] {
  const index = tools.findLastIndex((run) => run.id === id && run.outcome.status === 'running');
  const run = tools[index];
  return run ? tools.with(index, { ...run, outcome }) : tools;
}
