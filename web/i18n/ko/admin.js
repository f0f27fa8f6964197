/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'admin.title': '팀 관리',
  'admin.people': '팀원',
  'admin.standing': '{name} 님의 권한',
  'admin.standing.admin': '관리자',
  'admin.standing.member': '팀원',
  'admin.standing.disabled': '사용 중지',
  'admin.limits': '제한',
  'admin.limits.hint':
    '이 서버가 허용하는 한도입니다. PARLEY_LIMIT_ROOM_CAPACITY처럼 PARLEY_LIMIT_ 뒤에 대문자 이름을 붙여 설정합니다.',
  'admin.limits.show': '적용 중인 제한 보기',
  'admin.reset': '새 비밀번호 링크: {name} 님',
  'admin.reset.title': '{name} 님의 새 비밀번호',
  'admin.reset.link': '본인에게만 보낼 링크',
  'admin.reset.text':
    '본인만 볼 수 있는 방법으로 보내세요. {when}까지 한 번 새 비밀번호를 정할 수 있고, 다른 모든 기기에서는 로그아웃되고 패스키는 삭제됩니다.',
  'admin.erase': '{name} 님의 정보 지우기…',
  'admin.changed': '{name} 님: {standing}',
};
