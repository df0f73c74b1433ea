import ts from 'typescript';

const TEST_FUNCTIONS = new Set(['test', 'it', 'describe']);

/**
 * A rule is a list item of docs/spec that begins with its bold identifier: `- **[G1]** ...` or `- **G1** ...`.
 * @param {string} markdown
 * @returns {string[]}
 */
export function declaredRules(markdown) {
  return [...markdown.matchAll(/^\s*[-*] \*\*\[?([A-Z][A-Z0-9]*\d[a-z]?)\]?\*\*/gm)].map(([, id]) => id ?? '');
}

/**
 * The identifier a chain of calls and properties begins with: `test` for `test.prop([values])`.
 * @param {ts.Expression} callee
 * @returns {string | null}
 */
function headOf(callee) {
  let head = callee;
  while (ts.isPropertyAccessExpression(head) || ts.isCallExpression(head)) head = head.expression;
  return ts.isIdentifier(head) ? head.text : null;
}

/**
 * The rules named in brackets in the names of a file's tests.
 * @param {string} source TypeScript
 * @returns {string[]}
 */
export function testedRules(source) {
  /** @type {string[]} */
  const rules = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && TEST_FUNCTIONS.has(headOf(node.expression) ?? '')) {
      const name = node.arguments[0];
      if (name !== undefined && (ts.isStringLiteralLike(name) || ts.isTemplateExpression(name))) {
        for (const [, rule] of name.getText().matchAll(/\[([A-Z][A-Z0-9]*\d[a-z]?)\]/g)) rules.push(rule ?? '');
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('suite.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return rules;
}
