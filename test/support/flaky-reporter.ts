// Tells why a test that passed in the end had failed before: vitest's own reporter only counts.
import type { Reporter, TestCase } from 'vitest/node';

export default class FlakyReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state !== 'passed' || !result.errors) return;
    for (const { message, stack = '' } of result.errors)
      console.warn(`Failed before it passed: ${test.fullName}\n${message}\n${stack}`);
  }
}
