// The company settings and the clock that tests of services share.
import type { ServiceSettings } from '../../src/services/settings.ts';

export const SETTINGS: ServiceSettings = {
  timeZone: 'America/Los_Angeles',
  fees: { cancellation: { freeUntilHours: 24, cents: 4900 } },
  verification: {
    factors: ['caller_number', 'zip'],
    attemptsPerAccount: 5,
    windowHours: 24,
    lockoutMinutes: [60, 360, 1440],
  },
};

/** Monday, ten in the morning in Seattle. */
export const NOW = Date.parse('2026-03-02T10:00:00-08:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
