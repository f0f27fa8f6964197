/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'notifications.title': '알림',
  'notifications.offer': '이 페이지가 뒤에 있거나 닫혀 있어도 전화가 울리게 할 수 있습니다.',
  'notifications.turnOn': '알림 켜기',
  'notifications.later': '나중에',
  'notifications.turnOff': '끄기',
  'notifications.test': '알림 시험하기',
  'notifications.tested': '알림을 보냈습니다.',
  'notifications.on': 'Parley 페이지가 닫혀 있어도 이 기기에서 전화가 울립니다.',
  'notifications.open': 'Parley 페이지가 열려 있으면, 뒤에 있어도 이 기기에서 전화가 울립니다.',
  'notifications.off': 'Parley 페이지가 열려 있을 때만 전화가 울리고, 그 페이지에서만 보입니다.',
  'notifications.blocked':
    '브라우저에서 알림이 차단되어 있습니다. 주소창 왼쪽 아이콘에서 알림을 허용한 뒤 페이지를 새로 고치세요.',
  'notifications.unsupported': '이 브라우저에서는 알림을 쓸 수 없습니다. https 주소와 최신 브라우저가 필요합니다.',
  'notifications.failed': '잘되지 않았습니다. 잠시 후 다시 시도하세요.',
};
