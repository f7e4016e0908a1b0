/** The decoder alone, without the encoder that the package's main file brings along. */
declare module "draco3dgltf/draco_decoder_gltf_nodejs.js" {
  export { createDecoderModule as default } from "draco3dgltf";
}
