// What a whole turn of the caller asks for: a request, or a call later. Whoever only takes leave asks for nothing.
import { understandCallback } from './callback.ts';
import { isParting } from './parting-words.ts';
import { understandRequest, type Wanted } from './request.ts';

/**
 * @example turnWants('thanks, bye. oh, and cancel the ant treatment') // 'change'
 * @example turnWants("that's all I needed, bye") // null
 */
export function turnWants(text: string): Wanted | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  if (isParting(text, { takesLeave: true })) return null;
  return understandRequest(text) ?? (understandCallback(text) === 'wanted' ? 'change' : null);
}
