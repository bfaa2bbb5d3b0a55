// Answers the line: learns what the caller wants, verifies them, hands them on.
import { endCall } from '../tools/end-call.tool.ts';
import { leaveMessage } from '../tools/leave-message.tool.ts';
import { lookupPolicy } from '../tools/lookup-policy.tool.ts';
import { verifyCaller } from '../tools/verify-caller.tool.ts';
import { defineAgent } from './define-agent.ts';

export const verification = defineAgent({
  name: 'verification',
  purpose: 'answers the line and verifies who is calling',
  tools: [verifyCaller, lookupPolicy, leaveMessage, endCall],
  answersServe: true,
});
