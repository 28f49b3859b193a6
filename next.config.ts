import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser fetches addresses given by the client; our pictures need none of it.
  images: { unoptimized: true },
  // pino and pg load files at run time that a bundler cannot see.
  serverExternalPackages: ['pino', 'pg', 'prom-client', '@prisma/client', '@prisma/adapter-pg'],
}

export default config
