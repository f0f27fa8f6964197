/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'oidc.continue': '{name} 계정으로 계속',
  'oidc.or': '또는 비밀번호로 로그인',
  'oidc.only': '이 서버에서는 모두 이 방법으로 로그인합니다. 비밀번호 로그인은 꺼져 있습니다.',

  'oidc.failed': '아직 로그인되지 않았습니다',
  'oidc.back.login': '로그인으로 돌아가기',
  'oidc.back.settings': '설정으로 돌아가기',
  'oidc.problem.cancelled': '로그인 서비스에서 허용하지 않았거나 취소했습니다. 다시 시작하세요.',
  'oidc.problem.gone': '시간이 너무 오래 걸렸거나, 다른 브라우저에서 시작했거나, 이미 사용된 링크입니다. 다시 시작하세요.',
  'oidc.problem.not-found': '시간이 너무 오래 걸렸거나, 다른 브라우저에서 시작했거나, 이미 사용된 링크입니다. 다시 시작하세요.',
  'oidc.problem.sign-in-refused': '로그인 서비스에서 본인 확인이 되지 않았습니다. 다시 시작하세요.',
  'oidc.problem.not-linked':
    '이 로그인과 연결된 계정이 없습니다. 계정이 있다면 비밀번호로 로그인한 뒤 설정에서 연결하세요. 없다면 팀 관리자에게 초대 링크를 요청하세요.',
  'oidc.problem.forbidden': '사용이 중지된 계정입니다. 팀 관리자에게 문의하세요.',
  'oidc.problem.conflict': '이 로그인이 다른 계정에 연결되어 있거나, 내 계정이 다른 로그인에 연결되어 있습니다. 먼저 연결을 해제하세요.',
  'oidc.problem.conflict.newcomer':
    '계정을 만들지 못했습니다. 서버의 초기 설정이 끝나지 않았거나 같은 이름이 이미 있습니다. 팀 관리자에게 문의하세요.',

  'oidc.settings': '{name} 로그인',
  'oidc.unlinked': '계정을 한 번 연결하면 다음부터는 비밀번호 없이 {name} 계정으로 로그인합니다.',
  'oidc.link': '{name} 계정 연결',
  'oidc.used': '마지막 사용 {when}',
  'oidc.linkedAt': '연결한 때 {when}',
  'oidc.noPassword': '이 계정에는 비밀번호가 없고 {name} 계정으로 로그인합니다. 관리자에게 비밀번호를 정하는 링크를 요청할 수 있습니다.',
  'oidc.unlink': '연결 해제',
  'oidc.unlink.title': '{name} 연결을 해제할까요?',
  'oidc.unlink.text': '다음부터는 비밀번호로 로그인합니다. 지금 로그인된 기기는 그대로 유지됩니다.',
  'oidc.unlink.done': '연결을 해제했습니다. 이제 비밀번호로 로그인하세요.',
  'oidc.unlink.onlyWay': '유일한 로그인 방법이라 해제할 수 없습니다. 관리자에게 비밀번호를 정하는 링크를 요청하세요.',
};
