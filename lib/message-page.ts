import 'server-only'
import { sharedText, troubleText } from './domain/zh-cn'
import { AppError } from './errors'
import { isAppError, requestIdOf, route, type Handler } from './reply'
import { getServer, type Server } from './server'
import type { AskedRequest } from '@/lib/request'

export interface MessageAction {
  label: string
  /** A path of ours. */
  href: string
}

export interface Message {
  status: number
  title: string
  text: string
  /** The first is the one to press. */
  actions: readonly MessageAction[]
  isDemo: boolean
  requestId: string
}

/** A whole small page in WeUI's look, for the routes that cannot render React. Everything in it is escaped. */
export function messagePage(message: Message): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  }
  return new Response(html(message), { status: message.status, headers })
}

/**
 * Wraps a route that answers with pages and redirects: an AppError becomes a page with its sentence,
 * anything else is logged whole and answered with the fixed sentence of `internal`.
 */
export function pageRoute(act: (server: Server, request: AskedRequest) => Promise<Response>): Handler {
  return route(async (request) => {
    const server = getServer()
    try {
      return await act(server, request)
    } catch (error) {
      const requestId = requestIdOf(request)
      if (!isAppError(error)) server.log.error({ event: 'unexpected_error', requestId, err: error })
      const { status, userMessage } = isAppError(error) ? error : new AppError('internal')
      return messagePage({
        status,
        title: status === 404 ? troubleText.notFound : troubleText.wrong,
        text: userMessage,
        actions: [{ label: sharedText.backHome, href: '/' }],
        isDemo: server.env.isDemo,
        requestId,
      })
    }
  })
}

function html({ status, title, text, actions, isDemo, requestId }: Message): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/message-page.css">
</head>
<body>
${isDemo ? `<header class="demo">${sharedText.demo}</header>` : ''}
<main>
${status >= 400 ? icons.warn : icons.info}
<h1>${escape(title)}</h1>
<p class="text">${escape(text)}</p>
${actions.length ? `<nav>${actions.map(link).join('')}</nav>` : ''}
</main>
${requestId ? `<footer>${escape(troubleText.requestId(requestId))}</footer>` : ''}
</body>
</html>
`
}

function link({ label, href }: MessageAction, index: number): string {
  return `<a class="${index === 0 ? 'button primary' : 'button'}" href="${escape(href)}">${escape(label)}</a>`
}

function icon(name: 'info' | 'warn', mark: string): string {
  return `<svg class="icon ${name}" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
<circle cx="32" cy="32" r="32" fill="currentColor"/><path d="${mark}" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"/></svg>`
}

const icons = {
  info: icon('info', 'M32 29v18M32 18v.1'),
  warn: icon('warn', 'M32 16v20M32 46v.1'),
} as const

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
