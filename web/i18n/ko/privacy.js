/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'privacy.title': '내 데이터',
  'privacy.kept': '통화와 채팅은 누군가 삭제할 때까지 보관됩니다.',
  'privacy.keptFor': ({ days }) => `통화와 채팅은 ${days}일이 지나면 삭제됩니다.`,
  'privacy.export': '모두 내려받기',
  'privacy.export.hint': '저장된 내 정보를 JSON 파일 하나로 받습니다.',
  'privacy.erase': '내 정보 지우기…',
  'privacy.erase.hint': '모든 곳에서 내 이름을 지우고 계정을 삭제합니다.',
  'privacy.erase.title': '{name} 님의 정보 지우기',
  'privacy.erase.what':
    '계정과 로그인된 기기, 토큰, 초대 링크가 삭제됩니다. 통화와 채팅에는 이름 대신 “삭제된 사용자”라고 표시됩니다. 방에서 나눈 대화 내용은 남습니다. 되돌릴 수 없으며, 같은 사용자 이름은 다시 쓸 수 없습니다.',
  'privacy.erase.confirm': '확인하려면 다음 사용자 이름을 입력하세요: {user}',
  'privacy.erase.mismatch': '사용자 이름이 다릅니다.',
  'privacy.erase.now': '영구히 지우기',
  'privacy.erase.lastAdmin': '마지막 관리자입니다. 먼저 다른 사람을 관리자로 지정하세요.',
  'privacy.erased': '{name} 님의 정보를 지웠습니다.',
};
