// Tells what is owed and for what.
import { endCall } from '../tools/end-call.tool.ts';
import { leaveMessage } from '../tools/leave-message.tool.ts';
import { listOpenInvoices } from '../tools/list-open-invoices.tool.ts';
import { lookupPolicy } from '../tools/lookup-policy.tool.ts';
import { defineAgent } from './define-agent.ts';

export const billing = defineAgent({
  name: 'billing',
  purpose: 'answers about invoices, payments and what is owed',
  tools: [listOpenInvoices, lookupPolicy, leaveMessage, endCall],
  opensWith: listOpenInvoices,
  answersServe: true,
});
