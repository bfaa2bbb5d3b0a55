// A line across the page about something that one must know now.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface BannerProps {
  icon: IconName;
  tone?: 'bad';
  id?: string;
  children: ReactNode;
}

export function Banner({ icon, tone, id, children }: BannerProps) {
  return (
    <div
      className={tone === 'bad' ? 'banner banner-bad' : 'banner'}
      {...(id === undefined ? {} : { 'data-testid': `banner-${id}` })}
    >
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
