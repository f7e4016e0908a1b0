import type { Catalogue } from "./catalogue.ts";
import type { Locale as AppLocale } from "./locale.ts";

// gives useTranslations("order") its keys and arguments
declare module "use-intl/core" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: Catalogue;
  }
}
declare module "use-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: Catalogue;
  }
}
