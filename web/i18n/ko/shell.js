export default {
  'app.name': 'Parley',

  'skip': '본문으로 건너뛰기',

  'nav.main': '주 메뉴',
  'nav.lobby': '로비',
  'nav.calls': '통화 기록',
  'nav.settings': '설정',

  'close': '닫기',

  'cancel': '취소',

  'copy': '복사',

  'copied': '복사됨',

  'retry': '다시 시도',

  'loading': '아직 불러오는 중입니다. 서버 응답이 평소보다 늦습니다.',

  'you': '나',

  'problem.offline': '서버가 응답하지 않습니다. 연결을 확인한 뒤 다시 시도하세요.',
  'problem.rate-limited': '시도 횟수가 너무 많습니다. 잠시 후 다시 시도하세요.',
  'problem.wait': '시도 횟수가 너무 많습니다. {minutes}분 후 다시 시도하세요.',
  'problem.forbidden': '권한이 없습니다. 관리자에게 문의하세요.',
  'problem.server': '서버에 문제가 생겼습니다. 잠시 후 다시 시도하세요.',

  'status.online': '온라인',
  'status.away': '자리 비움',
  'status.dnd': '방해 금지',
  'status.offline': '오프라인',
  'status.inCall': '통화 중',
  'status.inRoom': '{room}에 있음',
  'status.seen': '마지막 접속 {when}',
  'status.choose': '내 상태',

  'account.menu': '내 계정: {name}',
  'account.signOut': '로그아웃',

  'language': '언어',

  'ring.in': '{name} 님의 전화',
  'ring.in.knock': '{name} 님도 전화하고 있습니다',
  'ring.in.room': '{room} 방으로 초대',
  'ring.in.video': '영상 통화',
  'ring.in.audio': '음성 통화',
  'ring.in.with': '참여 중: {names}',
  'ring.accept': '받기',
  'ring.acceptNoCamera': '카메라 없이',
  'ring.acceptNoCamera.label': '카메라 없이 받기',
  'ring.decline': '거절',
  'ring.out': '{name} 님에게 거는 중…',
  'ring.out.offline': '{name} 님은 오프라인입니다. 45초 안에 접속하면 전화가 울립니다.',
  'ring.out.hint': '{name} 님이 받으면 바로 통화가 시작됩니다.',
  'ring.out.accepted': '{name} 님이 받았습니다. 입장하는 중…',
  'ring.out.declined': '{name} 님이 거절했습니다.',
  'ring.out.busy': '{name} 님은 통화 중입니다. 알림을 보냈습니다.',
  'ring.out.dnd': '{name} 님은 방해 금지 중입니다. 통화 기록에 남습니다.',
  'ring.out.missed': '응답이 없습니다.',
  'ring.out.cancelled': '전화를 취소했습니다.',
  'ring.out.failed': '전화를 걸 수 없습니다.',
  'ring.again': '다시 걸기',
  'ring.title': '{name} 님의 전화',
  'ring.over.call-over': '이미 끝난 통화입니다.',
  'ring.over.already-answered': '다른 기기에서 받았습니다.',
  'ring.over.no-such-call': '이미 끝난 통화입니다.',

  'refused.rate-limited': '너무 빠릅니다. 잠시 기다려 주세요.',
  'refused.no-such-user': '더 이상 없는 계정입니다.',
  'refused.draining': '서버를 다시 시작하는 중입니다. 곧 돌아옵니다.',

  'connection.reconnecting': '다시 연결하는 중…',
  'connection.seconds': '{seconds}초째입니다. 화면이 최신이 아닐 수 있습니다.',
  'connection.connected': '연결됨',
  'connection.closed': '이 페이지의 연결이 끊겼습니다.',
  'connection.reload': '새로고침',

  'time.today': '오늘',
  'time.yesterday': '어제',
  'time.justNow': '방금',
  'time.seconds': '{s}초',
  'time.minutes': '{m}분',
  'time.hours': ({ h, m }) => (m === 0 ? `${h}시간` : `${h}시간 ${m}분`),

  'field.displayName': '이름',
  'field.displayName.hint': '다른 사람에게 보이는 이름입니다.',
  'field.username': '사용자 이름',
  'field.username.hint': '로그인할 때 쓰며 바꿀 수 없습니다. 영문 소문자, 숫자, . _ -',
  'field.password': '비밀번호',
  'field.password.hint': '{min}자 이상. 서로 관련 없는 낱말 몇 개를 이어 쓰면 좋습니다.',
  'field.password.show': '비밀번호 보기',
  'field.password.hide': '비밀번호 숨기기',
  'field.token': '설정 토큰',
  'field.token.hint': '서버를 시작할 때 출력된 링크에 들어 있습니다.',
};
