const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** @typedef {Record<string, any>} Node a part of the description; which fields it has, OpenAPI 3.1 says */
/**
 * One operation with all that its path says about it. `scopes` are those of API tokens, null where anybody may.
 *
 * @typedef {{id: string, method: string, path: string, summary: string, description: string, parameters: Node[],
 *   body: Node | null, responses: [string, Node][], scopes: string[] | null, isEvent: boolean}} Operation
 */

/** The server's own description of its API, /openapi.json, read for people. */
export class ApiDescription {
  #document;

  /** @param {Node} document */
  constructor(document) {
    this.#document = document;
  }

  get info() {
    return this.#document.info;
  }

  /** The operations by what they are about, in the document's order. */
  get groups() {
    const operations = this.#operations;
    return this.#document.tags
      .map((/** @type {Node} */ { name, description }) => ({
        name,
        description,
        operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
      }))
      .filter((/** @type {{operations: Operation[]}} */ group) => group.operations.length > 0);
  }

  /** What the server posts to whoever subscribed. @returns {Operation[]} */
  get events() {
    return Object.entries(this.#document.webhooks ?? {}).map(([name, { post }]) =>
      this.#operation('post', name, post, [], true),
    );
  }

  /** What a reference leads to; anything else is what it is. @param {Node} node @returns {Node} */
  resolve(node) {
    if (!node?.$ref) return node;
    const steps = node.$ref.slice(2).split('/');
    const target = steps.reduce((/** @type {Node} */ at, /** @type {string} */ step) => at[step], this.#document);
    return this.resolve(target);
  }

  get #operations() {
    return Object.entries(this.#document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => ({
        tag: item[method].tags[0],
        operation: this.#operation(method, path, item[method], item.parameters ?? [], false),
      })),
    );
  }

  /**
   * @param {string} method @param {string} path @param {Node} node @param {Node[]} shared parameters of the path
   * @param {boolean} isEvent
   * @returns {Operation}
   */
  #operation(method, path, node, shared, isEvent) {
    const security = node.security ?? this.#document.security;
    return {
      id: node.operationId,
      method: method.toUpperCase(),
      path,
      summary: node.summary ?? '',
      description: node.description ?? '',
      parameters: [...shared, ...(node.parameters ?? [])].map((parameter) => this.resolve(parameter)),
      body: node.requestBody ? this.resolve(node.requestBody) : null,
      responses: Object.entries(node.responses).map(([status, response]) => [status, this.resolve(response)]),
      scopes: security.length > 0 ? security.flatMap((/** @type {Node} */ way) => way.bearer ?? []) : null,
      isEvent,
    };
  }
}

/** Whether a body of that type can be written as text. @param {string} type */
export function isJson(type) {
  return type.endsWith('json') && !type.endsWith('ndjson');
}

/**
 * What a schema allows, in the words of JSON Schema: `string · date-time · null`, `integer · 1 to 200`.
 *
 * @param {Node} schema resolved
 */
export function typeOf(schema) {
  const { type, format, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, contentEncoding } = schema;
  const types = [type].flat().filter(Boolean);
  return [
    ...types.filter((one) => one !== 'null'),
    format,
    contentEncoding,
    schema.const !== undefined && JSON.stringify(schema.const),
    schema.enum && schema.enum.map((/** @type {unknown} */ value) => JSON.stringify(value)).join(' | '),
    range(minimum, maximum),
    pattern && `/${pattern}/`,
    (minLength ?? maxLength) !== undefined && `length ${range(minLength, maxLength)}`,
    (minItems ?? maxItems) !== undefined && `items ${range(minItems, maxItems)}`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
    types.includes('null') && 'null',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {number | undefined} least @param {number | undefined} most */
function range(least, most) {
  if (least !== undefined && most !== undefined) return least === most ? `${least}` : `${least} to ${most}`;
  if (least !== undefined) return `≥ ${least}`;
  return most !== undefined ? `≤ ${most}` : '';
}
