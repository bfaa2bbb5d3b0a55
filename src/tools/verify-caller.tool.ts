// Compares what the caller said with what the company has on file. The machine counts, the service decides.
import { z } from 'zod';
import { canBeVerified } from '../domain/can-be-verified.ts';
import { CodedError } from '../domain/errors.ts';
import { zipOverTurns } from '../understand/index.ts';
import { defineTool, type ToolCall } from './define-tool.ts';
import { ToldByCode } from './proposed-change.ts';

/** What a caller who cannot be verified here can still have. */
const WAYS_ON =
  'answer questions about the company, take a message, arrange a callback on a number they tell you, or transfer them to a person';

export const verifyCaller = defineTool({
  name: 'verify_caller',
  description:
    'Check who is calling, once they have said or keyed in their ZIP code, or a part of it. Their number and the digits ' +
    'are already known to the system. Answers verified or not, never what was wrong.',
  parameters: z.strictObject({
    zip: z.string().describe('What you were shown of the ZIP code, e.g. "said 5 digits" or "keyed in".'),
  }),
  effect: 'read',
  requires: 'nothing',
  filler: 'verifying',
  secrets: ['zip'],
  async execute(_args, call) {
    const { context } = call;
    if (context.customer) return { verified: true, first_name: context.customer.firstName };
    if (context.verification.level === 'locked') throw lockedOut();
    if (!canBeVerified(context, call.company)) return cannotBeVerified();
    if (context.verification.lastAttemptTurn === context.turn)
      throw new CodedError(
        'already_done',
        'That answer was checked already. Ask the caller for their ZIP code again.',
      );
    const heard = zipInTheirWords(call);
    return 'zip' in heard ? compare(call, heard.zip) : heard.result;
  },
});

/** Nothing is compared, and nothing counted: whatever the caller answers, it cannot match. */
function cannotBeVerified(): object {
  return {
    verified: false,
    next_step: `Their number is not known, so nobody can be verified on this call, whatever they answer. Do not ask for the ZIP code. Say so, and offer to ${WAYS_ON}.`,
  };
}

async function compare(call: ToolCall, zip: string): Promise<object> {
  const { context } = call;
  const claim = { callId: context.callId, callerNumber: context.caller.number, now: call.now };
  // Before the comparison, not after: a model that asks twice at once must not use up two attempts.
  call.report({ type: 'verification.attempted' });
  const verdict = await call.services.customers.verify({ ...claim, factors: { zip } });
  switch (verdict.outcome) {
    case 'passed':
      call.report({ type: 'verification.passed', customer: verdict.customer, at: call.now });
      // Not what the service said but what the call knows now: it may have been locked meanwhile.
      if (call.context.customer === null) throw lockedOut();
      return passed(call, call.context.customer.firstName);
    case 'unclear':
      return {
        verified: false,
        next_step: `More than one account has these answers, so this line cannot tell which one is theirs. Do not ask for the ZIP code again. Say so, and offer to ${WAYS_ON}.`,
      };
    case 'locked':
      call.report({ type: 'verification.locked', until: verdict.until, at: call.now });
      throw lockedOut();
    case 'failed':
      return failed(call, claim);
  }
}

/** Where what they want is known, code hands them over: no model need think about that. */
function passed(call: ToolCall, firstName: string): object {
  const result = { verified: true, first_name: firstName };
  if (call.handOn()) return new ToldByCode(result);
  return { ...result, next_step: 'Go on with what they called for.' };
}

async function failed(
  call: ToolCall,
  claim: { callId: string; callerNumber: string | null; now: number },
): Promise<object> {
  call.report({ type: 'verification.failed', at: call.now });
  const { attempts, level } = call.context.verification;
  if (level === 'locked') {
    const { until } = await call.services.customers.lockOut(claim);
    call.report({ type: 'verification.locked', until, at: call.now });
    throw lockedOut();
  }
  return {
    verified: false,
    attempts_left: call.company.verification.attemptsPerCall - attempts,
    next_step:
      'Say that this does not match, without saying what was wrong, and ask for the ZIP code once more. Whoever has no ' +
      `account yet, or one under another phone number, cannot be verified on this call: offer to ${WAYS_ON}.`,
  };
}

/** Identity never comes from the model: only digits that the caller said or keyed in since the last attempt count. */
function zipInTheirWords({ context, callerTurns }: ToolCall): { zip: string } | { result: object } {
  const { answer, pending, open } = zipOverTurns(callerTurns);
  const fresh = answer !== null && answer.turn >= (context.verification.lastAttemptTurn ?? 0);
  if (fresh) return { zip: answer.digits };
  if (open)
    return {
      result: {
        verified: false,
        next_step: 'They gave more than one ZIP code. Ask which one is on the account.',
      },
    };
  if (pending > 0)
    return {
      result: {
        verified: false,
        digits_so_far: pending,
        next_step: `Nothing is checked yet: ${pending} of five digits so far. Ask for the rest, digit by digit.`,
      },
    };
  throw new CodedError(
    'invalid_argument',
    'The caller has not said a five digit ZIP code. Ask for it, digit by digit.',
  );
}

function lockedOut(): CodedError {
  return new CodedError(
    'locked_out',
    'This caller cannot be verified any more. Say that you cannot verify them on this line, reveal nothing, and offer to transfer them to a person.',
  );
}
