package dev.heddle.backend.cpu.test;

import dev.heddle.tck.ContractKit;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The CPU backend proves itself. */
@Suite
@SelectPackages("dev.heddle.tck.contract")
@IncludeClassNamePatterns(".*Tests")
@ConfigurationParameter(key = ContractKit.BACKEND, value = "cpu")
class CpuContractTest {}
