// Run in a page before its own scripts: everything that a call can be without is refused, as private windows, policies of
// companies and bugs of browsers do. `broken` is set before: 'throws', or 'missing' where there is none of it.
{
  const missing = globalThis.broken === 'missing';
  const refuse = function () {
    throw new DOMException('refused', 'SecurityError');
  };
  const define = (target, name, how) => Object.defineProperty(target, name, { configurable: true, ...how });
  const property = (target, name) => define(target, name, missing ? { value: null } : { get: refuse });
  const method = (target, name) => define(target, name, { value: missing ? undefined : refuse });

  const refused = {
    values: [
      [globalThis, ['localStorage', 'sessionStorage', 'indexedDB', 'caches']],
      [
        Navigator.prototype,
        ['clipboard', 'locks', 'wakeLock', 'mediaSession', 'userActivation', 'languages', 'permissions', 'serviceWorker'],
      ],
    ],
    functions: [
      [globalThis, ['AudioContext', 'webkitAudioContext', 'OscillatorNode', 'Notification', 'BroadcastChannel']],
      [globalThis, ['ResizeObserver', 'IntersectionObserver', 'ClipboardItem', 'matchMedia']],
      [Navigator.prototype, ['vibrate']],
      [MediaDevices.prototype, ['enumerateDevices']],
      [MediaStreamTrack.prototype, ['clone']],
      [HTMLMediaElement.prototype, ['setSinkId']],
      [Element.prototype, ['requestFullscreen', 'setPointerCapture']],
      [Document.prototype, ['exitFullscreen', 'execCommand']],
      [History.prototype, ['replaceState', 'pushState']],
      [Performance.prototype, ['getEntriesByType']],
      [SubtleCrypto.prototype, ['digest']],
      [RTCPeerConnection.prototype, ['getStats']],
    ],
  };
  for (const [target, names] of refused.values) for (const name of names) property(target, name);
  for (const [target, names] of refused.functions) for (const name of names) method(target, name);

  // Some systems have a zone and languages that Intl does not know.
  const { resolvedOptions } = Intl.DateTimeFormat.prototype;
  Intl.DateTimeFormat.prototype.resolvedOptions = function () {
    return { ...resolvedOptions.call(this), timeZone: 'Etc/Unknown' };
  };
  if (missing) define(Navigator.prototype, 'languages', { value: ['en_US', 'ko-KR@posix', 'C'] });
}
