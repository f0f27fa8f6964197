// A camera with small pictures, which keep a core less busy and show a test the same; `globalThis.usualCamera` undoes it.
{
  const devices = navigator.mediaDevices;
  const getUserMedia = devices?.getUserMedia.bind(devices);
  const small = { width: 320, height: 180 };
  const wish = (video) => ({ ...(video === true ? {} : video), ...small });
  if (getUserMedia) {
    devices.getUserMedia = (wanted) =>
      getUserMedia(wanted?.video && !globalThis.usualCamera ? { ...wanted, video: wish(wanted.video) } : wanted);
  }
}
