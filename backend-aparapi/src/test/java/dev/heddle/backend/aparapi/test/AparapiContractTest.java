package dev.heddle.backend.aparapi.test;

import dev.heddle.tck.ContractKit;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The Aparapi backend proves itself, on the first device that Aparapi offers. */
@Suite
@SelectPackages("dev.heddle.tck.contract")
@IncludeClassNamePatterns(".*Tests")
@ConfigurationParameter(key = ContractKit.BACKEND, value = "aparapi")
class AparapiContractTest {}
