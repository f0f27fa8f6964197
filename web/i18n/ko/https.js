/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'https.title': '통화에는 https가 필요합니다 · Parley',
  'https.heading': '통화에는 https가 필요합니다',
  'https.why':
    '브라우저는 전송 중에 아무도 내용을 바꿀 수 없는 페이지에서만 카메라와 마이크를 허용합니다. https로 연 페이지나 서버가 실행되는 컴퓨터에서 연 페이지가 그렇습니다. 통화를 제외한 나머지 기능은 http에서도 쓸 수 있습니다.',
  'https.try': '혼자 시험해 보려면',
  'https.try.text': '서버가 실행되는 컴퓨터에서 다음 주소를 여세요.',
  'https.all': '모두가 쓰려면 (도메인이 있을 때)',
  'https.all.text':
    '인증서가 있는 프록시를 앞에 두세요. Caddy는 인증서를 스스로 발급받으며, Caddyfile에는 다음 내용만 있으면 됩니다.',
  'https.settings': '그런 다음 아래 설정으로 Parley를 시작하세요.',
  'https.lan': '도메인 없이 내부 네트워크에서 쓰려면',
  'https.lan.text':
    'Caddy가 직접 서명한 인증서를 쓸 수 있습니다. 기기마다 한 번씩 Caddy가 만든 루트 인증서를 설치해 신뢰하도록 해야 합니다.',
  'https.more': '프록시, 포트, 중계 서버에 대한 자세한 내용은 Parley에 들어 있는 operations.md에 있습니다.',
  'https.back': 'Parley로 돌아가기',
};
