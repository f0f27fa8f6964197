/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'chat': '채팅',
  'chat.empty': '아직 메시지가 없습니다. 여기에 쓴 글은 이 방의 모든 사람이 봅니다.',
  'chat.write': '모두에게 메시지 쓰기',
  'chat.send': '보내기',
  'chat.open': '답하기',
  'chat.failed': '보내지 못했습니다.',
  'chat.tooLong': '메시지는 {most}자까지 보낼 수 있습니다. {over}자를 줄여 주세요.',
  'chat.retry': '다시 보내기',
  'chat.you': '나',
  'chat.new': '새 메시지',

  'message.open': ({ name, unread }) =>
    unread === 0 ? `${name} 님에게 메시지 쓰기` : `${name} 님에게 메시지 쓰기, 읽지 않은 메시지 ${unread}개`,
  'message.title': '{name} 님과 주고받은 메시지',
  'message.empty': '아직 메시지가 없습니다. 여기에 쓴 글은 두 사람만 볼 수 있고, 상대방이 자리에 없으면 나중에 읽을 수 있습니다.',
  'message.write': '{name} 님에게 쓰기',
  'message.inactive': '더 이상 사용하지 않는 계정입니다. 주고받은 메시지는 계속 볼 수 있습니다.',
  'message.failed': '메시지를 불러오지 못했습니다.',
};
