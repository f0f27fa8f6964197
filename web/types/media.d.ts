/** One's own devices and what is sent of them. */
declare namespace media {
  type Device = 'mic' | 'camera';
  type Shown = Device | 'screen';
  /** What one peer sends another. */
  type Slot = Shown | 'screenSound';
  type Choice = Device | 'speaker';
  type Track = MediaStreamTrack | null;
  type Tracks = Record<Slot, Track>;
  /** Why a device cannot be had; rtc/media-errors.js says what each means. */
  type Trouble = 'blocked' | 'system' | 'busy' | 'none' | 'insecure' | 'failed';

  /** Of LocalMedia in rtc/media.js. */
  interface Events {
    change: { slot: Slot; track: Track };
    starting: { slot: Slot };
    error: { slot: Shown; kind: Trouble };
    devices: object;
    unplugged: { slot: Device; device: string };
    silenced: { slot: Device; silenced: boolean };
    plugged: { slot: Device; device: MediaDeviceInfo };
  }
}
