// Stands between the caller and the company's people: queues the call, takes messages and callbacks.
import { endCall } from '../tools/end-call.tool.ts';
import { leaveMessage } from '../tools/leave-message.tool.ts';
import { lookupPolicy } from '../tools/lookup-policy.tool.ts';
import { defineAgent } from './define-agent.ts';

export const human = defineAgent({
  name: 'human',
  purpose: 'reaches a person at the company, takes messages and arranges callbacks',
  tools: [leaveMessage, lookupPolicy, endCall],
  answersServe: false,
});
