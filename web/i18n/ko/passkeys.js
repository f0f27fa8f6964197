/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'title.passkey': '패스키 추가 · Parley',

  'passkeys.title': '패스키',
  'passkeys.about':
    '패스키가 있으면 지문이나 얼굴, 화면 잠금으로 로그인합니다. 외울 것이 없고, 가짜 페이지가 훔쳐 갈 것도 없습니다.',
  'passkeys.not': '여기서는 패스키를 만들 수 없습니다. https 주소와 호스트 이름, 패스키를 지원하는 브라우저가 필요합니다.',
  'passkeys.signIn': '패스키로 로그인',
  'passkeys.only': '이 계정은 패스키로 로그인합니다. 아래 버튼을 누르세요.',

  'passkeys.add': '패스키 추가',
  'passkeys.added': '패스키를 추가했습니다. 이제 패스키로 로그인할 수 있습니다.',
  'passkeys.failed': '목록을 불러오지 못했습니다.',
  'passkeys.since': '추가한 날: {day}',
  'passkeys.used': '마지막 사용 {when}',
  'passkeys.unused': '아직 사용하지 않음',
  'passkeys.host': '사용할 수 있는 주소 {host}',
  'passkeys.name': '이름',
  'passkeys.name.hint': '“휴대전화”처럼 알아보기 쉬운 이름을 적으세요.',
  'passkeys.name.save': '저장',
  'passkeys.rename': '패스키 이름 바꾸기',
  'passkeys.rename.label': '이름 바꾸기: {name}',
  'passkeys.remove': '삭제',
  'passkeys.remove.label': '삭제: {name}',
  'passkeys.remove.title': '이 패스키를 삭제할까요? ({name})',
  'passkeys.remove.text': '더 이상 이 패스키로 로그인할 수 없습니다. 기기에서도 지우기 전까지는 기기가 계속 제안할 수 있습니다.',
  'passkeys.removed': '패스키를 삭제했습니다.',
  'passkeys.removeOf': '{person} 님의 패스키 삭제: {name}',
  'passkeys.last': '하나뿐인 패스키이고 이 서버에는 패스키가 필요합니다. 먼저 다른 패스키를 추가하세요.',
  'passkeys.all.everybody': '모두 패스키가 있습니다.',
  'passkeys.all.without': '패스키가 없는 사람: {names}',

  'passkeys.confirm.title': '본인 확인',
  'passkeys.confirm.text': '로그인한 지 시간이 지났습니다. 패스키를 추가하기 전에 본인임을 다시 확인하세요.',
  'passkeys.confirm.password': '내 비밀번호',
  'passkeys.confirm.go': '계속',
  'passkeys.confirm.use': '패스키로 확인',
  'passkeys.confirm.wrong': '비밀번호가 맞지 않습니다.',
  'passkeys.confirm.byPasskey': '이 계정은 패스키로 로그인합니다. 패스키로 확인하세요.',

  'passkeys.required.title': '먼저 패스키를 추가하세요',
  'passkeys.required.text': '{name} 님, 이 서버는 모두에게 패스키를 요구합니다. 패스키를 추가하면 계속할 수 있습니다.',

  'passkeys.problem.none': '패스키를 사용하지 않았습니다. 다시 시도할 수 있습니다.',
  'passkeys.problem.there': '이 기기에는 이미 이 계정의 패스키가 있습니다.',
  'passkeys.problem.elsewhere': '브라우저가 이 주소에서는 패스키를 허용하지 않습니다.',
  'passkeys.problem.unknown': '더 이상 등록되어 있지 않은 패스키입니다. 다른 패스키나 비밀번호를 사용하세요.',
  'passkeys.problem.disabled': '사용이 중지된 계정입니다. 팀 관리자에게 문의하세요.',
  'passkeys.problem.late': '시간이 너무 오래 걸렸습니다. 다시 시도하세요.',
  'passkeys.problem.conflict':
    '이미 등록된 패스키이거나, 한 계정에 등록할 수 있는 패스키를 모두 등록했습니다. 하나를 삭제하거나 다른 기기를 사용하세요.',
  'passkeys.problem.unfit': '패스키를 확인하지 못했습니다. 다른 패스키를 사용하세요.',
};
