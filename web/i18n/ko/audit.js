/** @param {string | null} actor */
const who = (actor) => (actor ? `${actor} 님이` : '누군가');

/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'audit.title': '감사 기록',
  'audit.person': '누가',
  'audit.person.anybody': '모두',
  'audit.topic': '무엇을',
  'audit.topic.all': '전체',
  'audit.topic.sign-ins': '로그인과 비밀번호',
  'audit.topic.people': '계정과 데이터',
  'audit.topic.links': '링크와 게스트',
  'audit.topic.rooms': '방과 통화',
  'audit.topic.programs': 'API 토큰과 웹훅',
  'audit.more': '더 보기',
  'audit.none.title': '아직 기록이 없습니다',
  'audit.none.text': '로그인과 변경, 삭제가 여기에 표시됩니다.',
  'audit.none.filtered': '해당하는 기록이 없습니다.',
  'audit.failed': '목록을 불러오지 못했습니다.',
  'audit.from': '접속 주소 {address}',
  'audit.erased': '삭제된 사용자',
  'audit.other': ({ actor, action, target }) => `${who(actor)}: ${action}${target ? ` (${target})` : ''}`,
  'audit.setup.done': ({ actor }) => `${who(actor)} 이 서버를 처음 설정했습니다.`,
  'audit.sign-in.ok': ({ actor }) => `${who(actor)} 로그인했습니다.`,
  'audit.sign-in.ok.via.passkey': ({ actor }) => `${who(actor)} 패스키로 로그인했습니다.`,
  'audit.sign-in.elsewhere': ({ actor }) => `${who(actor)} 처음 보는 브라우저에서 로그인했습니다.`,
  'audit.sign-in.ok.via.oidc': ({ actor }) => `${who(actor)} 로그인 서비스로 로그인했습니다.`,
  'audit.sign-in.ok.via.oidc.first.true': ({ actor }) => `${who(actor)} 로그인 서비스로 처음 로그인했습니다.`,
  'audit.sign-in.failed.via.oidc': '로그인 서비스로 로그인하지 못했습니다.',
  'audit.sign-in.failed': ({ target }) =>
    target ? `${target} 계정에 로그인하지 못했습니다.` : '알 수 없는 이름으로 로그인을 시도했습니다.',
  'audit.sign-in.failed.passkey.missing': ({ target }) => `${target} 계정의 비밀번호는 맞았지만 패스키가 필요합니다.`,
  'audit.sign-in.failed.via.passkey': ({ target }) =>
    target ? `${target} 계정의 패스키로 로그인하지 못했습니다.` : '알 수 없는 패스키로 로그인을 시도했습니다.',
  'audit.sign-in.failed.counter.back': ({ target }) =>
    `${target} 계정의 패스키를 거부했습니다. 복제된 것처럼 사용 횟수가 이전보다 적습니다.`,
  'audit.sign-in.throttled': ({ target }) =>
    target
      ? `${target} 계정의 비밀번호가 너무 여러 번 틀려 한동안 막았습니다.`
      : '비밀번호가 너무 여러 번 틀려 한동안 막았습니다.',
  'audit.sign-out.done': ({ actor }) => `${who(actor)} 기기 하나에서 로그아웃했습니다.`,
  'audit.session.ended': ({ actor, target }) => `${who(actor)} ${target} 님을 로그아웃했습니다.`,
  'audit.session.ended.scope.one': ({ actor, target }) => `${who(actor)} ${target} 님을 기기 하나에서 로그아웃했습니다.`,
  'audit.session.ended.scope.all': ({ actor, target }) => `${who(actor)} ${target} 님을 모든 기기에서 로그아웃했습니다.`,
  'audit.sign-out.done.via.oidc': '로그인 서비스가 기기 하나에서 로그아웃했습니다.',
  'audit.identity.linked': ({ actor }) => `${who(actor)} 계정을 로그인 서비스에 연결했습니다.`,
  'audit.identity.unlinked': ({ actor }) => `${who(actor)} 로그인 서비스 연결을 해제했습니다.`,
  'audit.user.created': ({ actor, target }) =>
    actor === target ? `${who(actor)} 계정을 만들었습니다.` : `${who(actor)} ${target} 님의 계정을 만들었습니다.`,
  'audit.user.changed': ({ actor, target }) => `${actor ? who(actor) : '서버가'} ${target} 님의 계정을 변경했습니다.`,
  'audit.user.changed.role.admin': ({ actor, target }) => `${actor ? who(actor) : '서버가'} ${target} 님을 관리자로 지정했습니다.`,
  'audit.user.changed.role.member': ({ actor, target }) => `${actor ? who(actor) : '서버가'} ${target} 님을 팀원으로 지정했습니다.`,
  'audit.user.changed.displayName': ({ actor, target }) =>
    actor === target ? `${who(actor)} 자기 이름을 바꿨습니다.` : `${who(actor)} ${target} 님의 이름을 바꿨습니다.`,
  'audit.user.disabled': ({ actor, target }) => `${who(actor)} ${target} 님의 계정 사용을 중지했습니다.`,
  'audit.user.enabled': ({ actor, target }) => `${who(actor)} ${target} 님의 계정을 다시 사용하게 했습니다.`,
  'audit.user.erased': ({ actor, target }) =>
    actor === target ? '누군가 자기 정보를 지웠습니다.' : `${who(actor)} 다른 사람의 정보를 지웠습니다.`,
  'audit.password.changed': ({ actor }) => `${who(actor)} 비밀번호를 변경했습니다.`,
  'audit.password-reset.created': ({ actor, target }) =>
    `${actor ? who(actor) : '서버가'} ${target} 님의 새 비밀번호 링크를 만들었습니다.`,
  'audit.password-reset.used': ({ actor }) => `${who(actor)} 링크로 새 비밀번호를 정했습니다.`,
  'audit.passkey.added': ({ actor }) => `${who(actor)} 패스키를 추가했습니다.`,
  'audit.passkey.renamed': ({ actor }) => `${who(actor)} 패스키 이름을 바꿨습니다.`,
  'audit.passkey.removed': ({ actor, target }) =>
    actor === target ? `${who(actor)} 패스키를 삭제했습니다.` : `${who(actor)} ${target} 님의 패스키를 삭제했습니다.`,
  'audit.invite.created': ({ actor }) => `${who(actor)} 초대 링크를 만들었습니다.`,
  'audit.invite.revoked': ({ actor }) => `${who(actor)} 초대 링크를 폐기했습니다.`,
  'audit.invite.used': ({ actor }) => `${who(actor)} 초대 링크로 들어왔습니다.`,
  'audit.guest.removed': ({ actor }) => `${who(actor)} 게스트 한 명을 내보냈습니다.`,
  'audit.token.created': ({ actor }) => `${who(actor)} API 토큰을 만들었습니다.`,
  'audit.token.revoked': ({ actor }) => `${who(actor)} API 토큰을 폐기했습니다.`,
  'audit.token.refused': '알 수 없거나 만료된 API 토큰을 거부했습니다.',
  'audit.room.created': ({ actor, target }) => `${who(actor)} ${target} 방을 만들었습니다.`,
  'audit.room.changed': ({ actor, target }) => `${who(actor)} ${target} 방을 변경했습니다.`,
  'audit.room.deleted': ({ actor, target }) => `${who(actor)} ${target} 방을 삭제했습니다.`,
  'audit.room.ended': ({ actor, target }) => `${who(actor)} ${target} 방의 모임을 끝냈습니다.`,
  'audit.call.ended': ({ actor }) => `${who(actor)} 통화 하나를 모두에게서 끝냈습니다.`,
  'audit.call.deleted': ({ actor }) => `${who(actor)} 통화 기록에서 통화 하나를 삭제했습니다.`,
  'audit.data.exported': ({ actor }) => `${who(actor)} 자기 데이터를 모두 내려받았습니다.`,
  'audit.data.purged': '서버가 보관 기간이 지난 기록을 삭제했습니다.',
  'audit.data.purged.counts': ({ calls, messages, before }) =>
    `서버가 ${before} 이전의 통화 ${calls}건과 메시지 ${messages}개를 삭제했습니다.`,
  'audit.webhook.created': ({ actor }) => `${who(actor)} 웹훅을 추가했습니다.`,
  'audit.webhook.changed': ({ actor }) => `${who(actor)} 웹훅을 변경했습니다.`,
  'audit.webhook.deleted': ({ actor }) => `${who(actor)} 웹훅을 삭제했습니다.`,
  'audit.webhook.replayed': ({ actor }) => `${who(actor)} 웹훅 전송을 다시 보냈습니다.`,
};
