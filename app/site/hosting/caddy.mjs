import { headersFor } from '../serve/rules.mjs'

const directives = headers => headers.map(([name, value]) => `\t\t\t${name} "${value}"`).join('\n')

/**
 * A Caddyfile.
 * @param {{ base: string, rules: { path: string, headers: Record<string, string> }[], root?: string, address?: string }} site
 */
export const caddyfile = ({
  base,
  rules,
  root = '/srv/book',
  address = ':8080',
}) => `# The book under ${base}, made by npm run build. Copy dist/site to ${root}, or name another folder; put your domain for ${address}.
${address} {
	handle_path ${base}* {
		root * ${root}
		@assets path /assets/* /v*/assets/*
		@pages not path /assets/* /v*/assets/*
		header @pages {
			Cache-Control "no-cache"
${directives(headersFor(rules, base))}
		}
		header @assets {
${directives(headersFor(rules, `${base}assets/x`))}
		}
		file_server {
			precompressed br gzip
		}
	}
	handle_errors {
		root * ${root}
		rewrite * /404.html
		header Content-Security-Policy "${Object.fromEntries(headersFor(rules, base))['Content-Security-Policy']}"
		file_server
	}
}
`
