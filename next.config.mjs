/** @type {import('next').NextConfig} */
export default { cacheComponents: true, reactStrictMode: true, typescript: { ignoreBuildErrors: true } };
