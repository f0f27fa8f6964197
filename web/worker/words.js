/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  en: {
    ring: '{name} is calling',
    video: 'Video call',
    audio: 'Voice call',
    answer: 'Answer',
    decline: 'Decline',
    missed: 'Missed call from {name}',
    accepted: 'The call was answered.',
    declined: 'The call was declined.',
    over: 'The call is over.',
    test: 'Notifications arrive',
    'test.text': 'Calls ring on this device.',
    guest: '{name} (guest)',
  },
  ko: {
    ring: '{name} 님의 전화',
    video: '영상 통화',
    audio: '음성 통화',
    answer: '받기',
    decline: '거절',
    missed: '{name} 님의 부재중 전화',
    accepted: '통화에 응답했습니다.',
    declined: '전화를 거절했습니다.',
    over: '끝난 통화입니다.',
    test: '알림이 잘 도착합니다',
    'test.text': '이 기기에서 전화가 울립니다.',
    guest: '{name} (게스트)',
  },
};

/**
 * The text in the language of the account, else of the browser.
 *
 * @param {string} key
 * @param {worker.Message} message
 */
export function word(key, { language, from }) {
  const code = [language, ...navigator.languages].map((wish) => wish?.split('-')[0]).find((one) => one && one in WORDS);
  const words = WORDS[code ?? 'en'];
  const name = from?.guest ? words.guest.replace('{name}', from.name) : (from?.name ?? '');
  return words[key].replace('{name}', name);
}
