// Who calls, with what in mind, and through which microphone: as it is chosen on the start page.
export interface Choice {
  /** Index into the room's callers, or a number of one's own. */
  caller: number | 'other';
  /** The number of one's own, as typed. */
  number: string;
  scenario: string | null;
  deviceId: string | null;
}
