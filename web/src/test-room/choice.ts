// Who calls, with what in mind, and through which microphone: as it is chosen on the start page.
export interface Choice {
  /** Index into the room's callers. */
  caller: number;
  scenario: string | null;
  deviceId: string | null;
}
