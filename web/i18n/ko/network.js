/** How good the line is during a call, and why. */
/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'network.weak': '네트워크가 약해 음성을 지키려고 영상을 줄였습니다.',
  'network.videoBack': '영상 다시 켜기',
  'network.quiet': '이 통화에서 다시 알리지 않기',
  'network.own.paused': '영상 일시 중지됨',
  'network.own.reduced': '영상 화질 낮춤',
  'network.peer.paused': '네트워크가 약해 영상이 일시 중지됨',
  'network.mark': '{quality}. 이유 보기',
  'network.because.loss': '전송 중에 손실되는 데이터가 많습니다. Wi-Fi 공유기에 더 가까이 가거나 유선으로 연결해 보세요.',
  'network.because.delay': '소리가 늦게 도착합니다. 다른 프로그램이 네트워크를 많이 쓰고 있을 수 있습니다.',
  'network.because.jitter': '소리가 고르지 않게 도착합니다. 다른 프로그램이 네트워크를 많이 쓰고 있을 수 있습니다.',
  'network.loss': ({ percent }) =>
    percent < 0.5 ? '데이터가 거의 모두 도착합니다' : `받는 데이터의 ${Math.round(percent)}%가 전송 중에 손실됩니다`,
  'network.delay': '왕복 지연 {ms}ms',
  'network.rate': '수신 {down}kbit/s, 송신 {up}kbit/s',
  'network.picture': '화면 {width}×{height}, 초당 {fps}프레임',
  'network.relay': '중계 서버를 거칩니다',
};
