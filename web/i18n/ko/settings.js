export default {
  'settings.title': '설정',
  'settings.profile': '프로필',
  'settings.profile.save': '저장',
  'settings.saved': '저장했습니다.',
  'settings.password': '비밀번호',
  'settings.password.current': '현재 비밀번호',
  'settings.password.new': '새 비밀번호',
  'settings.password.change': '비밀번호 변경',
  'settings.password.hint': '변경하면 다른 모든 기기에서 로그아웃됩니다.',
  'settings.password.changed': '비밀번호를 변경했습니다. 다른 기기에서는 로그아웃되었습니다.',
  'settings.password.wrong': '현재 비밀번호가 아닙니다.',
};
