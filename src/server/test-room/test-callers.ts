// Whom the test room offers to call as: the demo's customers with what they would answer, and somebody withheld.

export interface TestCaller {
  /** E.164; null is a withheld number. */
  number: string | null;
  name: string;
  /** What a caller of this name would answer when asked who they are. */
  hint: string;
}

export interface DemoCustomer {
  firstName: string;
  lastName: string;
  phone: string;
  zip?: string | undefined;
  dateOfBirth?: string | undefined;
}

export const WITHHELD_CALLER: TestCaller = {
  number: null,
  name: 'Withheld number',
  hint: 'cannot be verified',
};

/** Only for demo data: hints of real customers would be their secrets. */
export function testCallers(customers: readonly DemoCustomer[]): TestCaller[] {
  const offered = customers.map(({ firstName, lastName, phone, zip, dateOfBirth }) => {
    const hints = [
      ...(zip === undefined ? [] : [`ZIP code ${zip}`]),
      ...(dateOfBirth === undefined ? [] : [`born ${dateOfBirth}`]),
    ];
    return { number: phone, name: `${firstName} ${lastName}`, hint: hints.join(', ') };
  });
  return [...offered, WITHHELD_CALLER];
}
