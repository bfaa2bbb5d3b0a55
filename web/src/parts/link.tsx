// A link within the pages: an ordinary one, except that an ordinary click does not reload.
import type { AnchorHTMLAttributes } from 'react';
import { goTo } from './router.ts';

export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(href);
      }}
    />
  );
}
