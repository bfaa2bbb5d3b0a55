// `switchboard telephony`: joins a company's line to the telephone network.
import type { Command } from 'commander';
import type { TelephonyFlags, TelephonyVerb } from './run-telephony.ts';

export function addTelephonyCommand(program: Command): void {
  const telephony = program
    .command('telephony')
    .description(
      "join a company's line to the telephone network: trunks and dispatch rule on its LiveKit server",
    )
    .addHelpText(
      'after',
      `
The server is the one of LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET: LiveKit Cloud, or one of your own with
Redis and livekit-sip. What is set up comes from the company's folder and the environment:

  phoneNumbers                   the numbers whose calls are taken
  telephony.allowedAddresses     where calls may come from
  telephony.allowedNumbers       who may call
  telephony.ringSeconds          how long a call may ring before somebody answers
  telephony.outbound             address, transport, from: for calls to people and transfers
  SIP_INBOUND_USERNAME, _PASSWORD     what the provider says when it brings a call
  SIP_OUTBOUND_USERNAME, _PASSWORD    what we say to the provider

docs/telephone.md tells what to do at Twilio, Telnyx and LiveKit, and how to try it with a softphone.

Examples:
  npm run telephony -- setup --company pestcall     again after every change; does only what is needed
  npm run telephony -- status                       exits with 1 when something differs
  npm run telephony -- remove                       takes away what setup made, nothing else`,
    );
  const add = (verb: TelephonyVerb, description: string): void => {
    telephony
      .command(verb)
      .description(description)
      .requiredOption('--company <name>', 'folder under config/companies', 'pestcall')
      .action(async (flags: TelephonyFlags) => {
        const { runTelephony } = await import('./run-telephony.ts');
        process.exitCode = await runTelephony(verb, flags, process);
      });
  };
  add('setup', 'create what is missing, change what differs');
  add('status', 'tell what is there and what differs; changes nothing');
  add('remove', 'take away what setup made');
}
