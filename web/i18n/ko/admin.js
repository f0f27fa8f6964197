/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'admin.title': '팀 관리',
  'admin.people': '사람',
  'admin.standing': '{name} 님의 권한',
  'admin.standing.admin': '관리자',
  'admin.standing.member': '팀원',
  'admin.standing.disabled': '사용 중지',
  'admin.erase': '{name} 님의 정보 지우기…',
  'admin.changed': '{name} 님: {standing}',
};
