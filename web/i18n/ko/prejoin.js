/** @param {number} seconds */
const minutes = (seconds) => (seconds < 60 ? `${seconds}초` : `${Math.round(seconds / 60)}분`);

/** What keeps one out of a call or a device away, and what is said after it. */
/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'call.problem.mic.blocked':
    '브라우저에서 마이크가 차단되어 있습니다. 주소창 왼쪽 아이콘에서 마이크를 허용한 뒤 다시 시도하세요.',
  'call.problem.mic.system': '브라우저는 허용했지만 시스템 설정에서 마이크를 막고 있습니다. {place}',
  'call.problem.mic.busy': '다른 앱이 마이크를 사용 중입니다. 앱을 닫거나 다른 마이크를 선택하세요.',
  'call.problem.mic.none': '마이크가 없습니다. 보고 듣고 채팅할 수는 있습니다.',
  'call.problem.mic.failed': '마이크가 응답하지 않습니다. 다시 연결하거나 다른 마이크를 선택하세요.',
  'call.problem.mic.silent': '마이크가 켜져 있지만 소리가 들리지 않습니다. 음소거 스위치나 다른 마이크를 확인하세요.',
  'call.problem.camera.blocked':
    '브라우저에서 카메라가 차단되어 있습니다. 주소창 왼쪽 아이콘에서 카메라를 허용한 뒤 다시 시도하세요.',
  'call.problem.camera.system': '브라우저는 허용했지만 시스템 설정에서 카메라를 막고 있습니다. {place}',
  'call.problem.camera.busy': '다른 앱이 카메라를 사용 중입니다. 앱을 닫거나 다른 카메라를 선택하세요.',
  'call.problem.camera.none': '카메라가 없습니다. 음성과 화면 공유는 사용할 수 있습니다.',
  'call.problem.camera.failed': '카메라가 응답하지 않습니다. 다시 연결하거나 다른 카메라를 선택하세요.',
  'call.problem.screen.system': '시스템 설정에서 브라우저의 화면 기록을 막고 있습니다. {place}',
  'call.problem.screen.failed': '화면을 공유하지 못했습니다. 다른 창을 선택해 보세요.',
  'call.system.windows.mic': '설정 > 개인 정보 및 보안 > 마이크',
  'call.system.windows.camera': '설정 > 개인 정보 및 보안 > 카메라',
  'call.system.windows.screen': '화면을 보호하는 프로그램을 닫거나 창 하나만 공유해 보세요.',
  'call.system.mac.mic': '시스템 설정 > 개인정보 보호 및 보안 > 마이크',
  'call.system.mac.camera': '시스템 설정 > 개인정보 보호 및 보안 > 카메라',
  'call.system.mac.screen':
    '시스템 설정 > 개인정보 보호 및 보안 > 화면 및 시스템 오디오 녹음에서 브라우저를 켠 뒤 브라우저를 다시 시작하세요.',
  'call.system.other.mic': '개인 정보 설정에서 마이크 접근을 확인하세요.',
  'call.system.other.camera': '개인 정보 설정에서 카메라 접근을 확인하세요.',
  'call.system.other.screen': '개인 정보 설정에서 화면 기록을 확인한 뒤 브라우저를 다시 시작하세요.',

  'call.left.left': '통화를 마쳤습니다',
  'call.left.lost': '연결이 끊겼습니다',
  'call.left.removed': '진행자가 나를 방에서 내보냈습니다',
  'call.left.moved': '다른 기기에서 통화가 이어집니다',
  'call.left.ended': '통화가 끝났습니다',
  'call.left.endedByHost': '진행자가 모두의 통화를 끝냈습니다',
  'call.left.endedByMe': '모두의 통화를 끝냈습니다',
  'call.left.summary': ({ seconds, people }) => `${minutes(seconds)}, ${people}명`,
  'call.left.alone': '다른 사람은 없었습니다.',
  'call.left.log': '통화 기록 보기',

  'call.over': '통화가 끝났습니다',
  'call.over.with': '{names} 님과의 통화 · {when} · {length}',
  'call.over.unanswered': '{names} 님과의 통화 · {when} · 받은 사람 없음',
  'call.over.room': '더 이상 없는 방입니다',
  'call.over.room.text':
    '마지막 사람이 나가면서 없어졌거나, 삭제되었거나, 더 이상 들어갈 수 없는 방입니다. 마지막 통화: {names} 님 · {when}',
  'call.over.back': '다시 걸기',

  'call.passcode': '입장 암호',
  'call.passcode.title': '입장 암호가 있는 방입니다',
  'call.passcode.wrong': '입장 암호가 맞지 않습니다. 다시 입력하세요.',
  'call.passcode.wait': ({ seconds }) => `입장 암호를 너무 많이 틀렸습니다. ${minutes(seconds)} 후에 다시 시도하세요.`,

  'call.refused.title': '방에 들어가지 못했습니다',
  'call.refused.no-such-room.title': '그런 방이 없습니다',
  'call.refused.no-such-room.text':
    '방이 닫혔거나, 링크가 잘못되었거나, 들어갈 수 없는 방입니다. 링크를 보낸 사람에게 물어보세요.',
  'call.refused.no-such-room.guest': '모임이 끝났거나 방이 닫혔습니다. 초대한 사람에게 물어보세요.',
  'call.refused.room-full.title': '방이 가득 찼습니다',
  'call.refused.room-full.text': '여기서 기다리세요. 자리가 나면 바로 참여할 수 있습니다.',
  'call.refused.room-full.guest': '누군가 나간 뒤 다시 시도하세요.',
  'call.refused.knock-denied.title': '참여가 허락되지 않았습니다',
  'call.refused.knock-denied.text': '진행자가 거절했거나 제시간에 답하지 않았습니다.',
  'call.refused.already-in-room.title': '이미 이 방에 있습니다',
  'call.refused.already-in-room.text': '다른 탭을 확인해 보세요.',
  'call.refused.forbidden.title': '들어갈 수 없는 방입니다',
  'call.refused.forbidden.text': '링크를 보낸 사람에게 초대를 부탁하세요.',
  'call.refused.unauthenticated.title': '로그인하지 않았습니다',
  'call.refused.unauthenticated.text': '로그인하면 바로 이 방으로 돌아옵니다.',
  'call.refused.unauthenticated.guest': '게스트 접속이 끝났습니다. 초대한 사람에게 새 링크를 요청하세요.',
  'call.refused.disabled.title': '사용이 중지된 계정입니다',
  'call.refused.disabled.text': '팀 관리자에게 문의하세요.',
  'call.refused.taken-over.title': '다른 탭에서 통화가 이어집니다',
  'call.refused.taken-over.text': '이 탭은 닫아도 됩니다.',
  'call.refused.closed.title': '연결이 끝났습니다',
  'call.refused.closed.text': '서버가 연결을 끊었습니다. 다시 시도하세요.',
  'call.refused.offline.title': '서버가 응답하지 않습니다',
  'call.refused.offline.text': '인터넷 연결을 확인한 뒤 이 페이지를 다시 여세요.',
  'call.refused.insecure.title': '통화에 안전하지 않은 주소입니다',
  'call.refused.insecure.text':
    '브라우저는 https 페이지에서만 카메라와 마이크를 허용합니다. https://로 시작하는 주소로 열거나 관리자에게 문의하세요.',
  'call.refused.unsupported.title': '이 브라우저로는 통화할 수 없습니다',
  'call.refused.unsupported.text': '최신 Chrome, Edge, Firefox 또는 Safari를 사용하세요.',
};
