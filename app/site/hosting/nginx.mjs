import { headersFor } from '../serve/rules.mjs'

const directives = headers =>
  headers.map(([name, value]) => `    add_header ${name} "${value.replaceAll('"', '\\"')}" always;`).join('\n')

/**
 * A server block for nginx, to be included in its `http` block.
 * @param {{ base: string, rules: { path: string, headers: Record<string, string> }[], root?: string, port?: number }} site
 */
export const nginxConfig = ({
  base,
  rules,
  root = '/srv/book',
  port = 8080,
}) => `# The book under ${base}, made by npm run build. Copy dist/site to ${root}, or name another folder below.
server {
  listen ${port};
  server_name _;
  charset utf-8;
  absolute_redirect off;
  # The build has made the compressed copies (for Brotli, with its module: brotli_static on;).
  gzip_static on;
  gzip_vary on;
  error_page 404 ${base}404.html;

  location ${base} {
    alias ${root}/;
    index index.html;
    add_header Cache-Control "no-cache" always;
${directives(headersFor(rules, base))}
  }

  # Names with a hash: kept for ever. Workers among them compute what readers write, under a policy of their own.
  location ${base}assets/ {
    alias ${root}/assets/;
${directives(headersFor(rules, `${base}assets/x`))}
  }

  # The same of editions that stay, each in a folder of its own (npm run build -- --release).
  location ~ ^${base}(v[^/]+/assets/.+)$ {
    alias ${root}/$1;
${directives(headersFor(rules, `${base}assets/x`))}
  }
}
`
