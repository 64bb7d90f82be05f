"""All bundled plugins pass the conformance kit, as any vendor's would."""

from __future__ import annotations

from hoteki_sdk.testing import conformance

TestAinas = conformance("hoteki_plugin_ainas")
TestAiras = conformance("hoteki_plugin_airas")
TestDreampower = conformance("hoteki_plugin_dreampower")
TestEHoteki = conformance("hoteki_plugin_e_hoteki")
TestKeiOss = conformance("hoteki_plugin_kei_oss")
TestMaintenanceC = conformance("hoteki_plugin_maintenance_c")
TestOssPortal = conformance("hoteki_plugin_oss_portal")
TestSfNs = conformance("hoteki_plugin_sf_ns")
TestSmartKeizoku = conformance("hoteki_plugin_smart_keizoku")
