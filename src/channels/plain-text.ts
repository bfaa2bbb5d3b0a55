// Text that is safe to print: no control characters, which could drive a terminal, and no half characters.

/** Line breaks and control characters become single spaces; lone surrogates become U+FFFD. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
}
