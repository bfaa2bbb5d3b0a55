// The rehearsal servers' door.
export {
  startRehearsalServers,
  type RehearsalOptions,
  type RehearsalServers,
} from './start-rehearsal-servers.ts';
export type { Endpoint, Fault, Faults } from './faults.ts';
