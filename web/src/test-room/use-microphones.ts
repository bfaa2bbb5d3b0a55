// The microphones that the browser names before a call; until it was allowed one it may name none.
import { useEffect, useState } from 'react';

export interface MicrophoneDevice {
  id: string;
  label: string;
}

export function useMicrophones(): MicrophoneDevice[] {
  const [devices, setDevices] = useState<MicrophoneDevice[]>([]);
  useEffect(() => {
    // Missing on pages that did not come over https or from this machine.
    const media = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;
    if (!media) return undefined;
    let open = true;
    const list = () =>
      void media.enumerateDevices().then(
        (all) => {
          if (open) setDevices(named(all));
        },
        () => undefined,
      );
    list();
    media.addEventListener('devicechange', list);
    return () => {
      open = false;
      media.removeEventListener('devicechange', list);
    };
  }, []);
  return devices;
}

function named(all: MediaDeviceInfo[]): MicrophoneDevice[] {
  return all
    .filter(({ kind, deviceId, label }) => kind === 'audioinput' && deviceId !== '' && label !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
