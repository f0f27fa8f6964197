/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'docs.page': 'API · Parley',
  'docs.skip': '본문으로 건너뛰기',
  'docs.download': 'openapi.json',
  'docs.parts': 'API 목차',
  'docs.events': '웹훅이 받는 내용입니다.',
  'docs.signedIn': '로그인한 사람이나 다음 권한의 API 토큰이 사용할 수 있습니다: {scopes}',
  'docs.anybody': '누구나 사용할 수 있습니다.',
  'docs.parameters': '매개변수',
  'docs.body': '본문',
  'docs.answers': '응답',
  'docs.required': '필수',
  'docs.try': '직접 보내 보기',
  'docs.try.text': '지금 로그인한 계정으로 보내며, 변경 요청은 실제로 반영됩니다.',
  'docs.send': '보내기',
  'docs.bytes': '{type} {bytes}바이트',
  'docs.failed': '서버가 응답하지 않습니다. 잠시 후 다시 시도하세요.',
};
