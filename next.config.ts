import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser fetches addresses given by the client; our pictures need none of it.
  images: { unoptimized: true },
  // `npm test` checks the types of everything; the first start should not wait for a second time.
  typescript: { ignoreBuildErrors: true },
  // SWR brings a hook along for React 17; React has had its own since.
  turbopack: { resolveAlias: { 'use-sync-external-store/shim': 'react' } },
  // pino and pg load files at run time that a bundler cannot see; undici would be copied into every route.
  serverExternalPackages: ['pino', 'pg', 'prom-client', '@prisma/client', '@prisma/adapter-pg', 'undici'],
}

export default config
