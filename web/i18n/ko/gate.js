/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'title.setup': '시작하기 · Parley',
  'title.login': '로그인 · Parley',

  'setup.title': 'Parley 시작하기',
  'setup.intro': '첫 계정을 만드세요. 이 계정이 서버 관리자가 됩니다.',
  'setup.submit': '계정 만들기',
  'setup.done.title': '이미 설정되었습니다',
  'setup.done.text': '이 서버에는 이미 계정이 있습니다. 로그인하거나 관리자에게 초대 링크를 요청하세요.',
  'setup.badToken': '서버가 마지막으로 출력한 설정 링크가 아닙니다. 서버 출력을 다시 확인하세요.',

  'login.title': '로그인',
  'login.submit': '로그인',
  'login.wrong': '사용자 이름 또는 비밀번호가 맞지 않습니다.',
  'login.disabled': '사용이 중지된 계정입니다. 팀 관리자에게 문의하세요.',
  'login.noAccount': '계정이 없나요? 팀원에게 초대 링크를 요청하세요.',

  'join.title.account': '팀에 참여하기',
  'join.intro.account': '{name} 님이 팀의 대화 공간인 Parley에 초대했습니다.',
  'join.submit.account': '계정 만들기',
  'join.title.guest': '{room}에 참여하기',
  'join.intro.guest': '{name} 님이 게스트로 초대했습니다. 이름만 입력하면 됩니다.',
  'join.submit.guest': '계속',
  'join.signedIn': '{name} 계정으로 로그인되어 있습니다.',
  'join.signedIn.room': '방으로 이동',
  'join.signedIn.lobby': '로비로 이동',
  'join.gone.title': '만료된 링크입니다',
  'join.gone.text': '이미 사용되었거나 기간이 지났거나 취소된 링크입니다. 보낸 사람에게 새 링크를 요청하세요.',
  'join.unknown.title': '사용할 수 없는 링크입니다',
  'join.unknown.text': '링크 일부가 빠졌을 수 있습니다. 전체 링크를 복사해 다시 시도하거나 새 링크를 요청하세요.',
  'join.haveAccount': '이미 계정이 있습니다',
};
